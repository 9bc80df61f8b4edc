/** A template is wrong or absent: ours or a team's, never the customer's data. Its message has liquid's line and column. */
export class TemplateError extends Error {}

/**
 * Renders the template of this name strictly and in memory; it may use the parts beside it. Data comes in as values only, so
 * template text in data stays text. The engine is loaded with the first draft: the first frame does not wait for it.
 */
export const render = async (
	name: string,
	values: Readonly<Record<string, unknown>>,
	templates: Readonly<Record<string, string>>,
): Promise<string> => {
	if (!Object.hasOwn(templates, name)) throw new TemplateError(`knowledge/templates/${name}.liquid is missing`);

	const {Liquid} = await import('liquidjs');
	const engine = new Liquid({
		strictVariables: true,
		strictFilters: true,
		ownPropertyOnly: true,
		parseLimit: 100_000,
		renderLimit: 2000,
		memoryLimit: 10_000_000,
		templates: {...templates},
	});

	try {
		const rendered: string = await engine.renderFile(name, values);
		return `${tidy(rendered)}\n`;
	} catch (error) {
		throw new TemplateError(
			`knowledge/templates/${name}.liquid: ${error instanceof Error ? error.message : String(error)}`,
		);
	}
};

const tidy = (text: string) =>
	text
		.replaceAll(/[ \t]+$/gm, '')
		.replaceAll(/\n{3,}/g, '\n\n')
		.trim();
