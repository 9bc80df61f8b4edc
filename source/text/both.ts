/** One thing said in both languages of the product; Chinese first. */
export type Both = {readonly zh: string; readonly en: string};

export type Language = keyof Both;
