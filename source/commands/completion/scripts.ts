/*
A shell asks casewalk itself, `casewalk __complete INDEX WORD…`, and gets one candidate a line, a tab before what it is. The values are
of letters, digits, dots and dashes alone (`complete.ts`); titles are only shown, never put on a line to be run.
*/
export const scripts = {
	bash: `# casewalk: source this file in ~/.bashrc
_casewalk() {
	local value about
	COMPREPLY=()
	while IFS=$'\\t' read -r value about; do
		# Shown beside each other after the second Tab; on its own a value stays bare.
		if [[ $COMP_TYPE == 63 && -n $about ]]; then COMPREPLY+=("$value  $about"); else COMPREPLY+=("$value"); fi
	done < <(casewalk __complete "$((COMP_CWORD - 1))" "\${COMP_WORDS[@]:1}" 2>/dev/null)
	if ((\${#COMPREPLY[@]} == 1)); then COMPREPLY=("\${COMPREPLY[0]%%  *}"); fi
}
complete -o default -F _casewalk casewalk
`,
	zsh: `#compdef casewalk
# casewalk: source this file in ~/.zshrc, after compinit
_casewalk() {
	local value about
	local -a values shown
	while IFS=$'\\t' read -r value about; do
		values+=("$value")
		shown+=("$value\${about:+  $about}")
	done < <(casewalk __complete "$((CURRENT - 2))" "\${(@)words[2,-1]}" 2>/dev/null)
	if (( $#values )); then compadd -U -l -d shown -a values; else _files; fi
}
compdef _casewalk casewalk
`,
	powershell: `# casewalk: add this to $PROFILE
Register-ArgumentCompleter -Native -CommandName casewalk -ScriptBlock {
	param($word, $line, $cursor)
	$words = @($line.CommandElements | Select-Object -Skip 1 | Where-Object { $_.Extent.StartOffset -lt $cursor } | ForEach-Object { "$_" })
	$index = if ($word) { $words.Count - 1 } else { $words.Count }
	$before = [Console]::OutputEncoding
	[Console]::OutputEncoding = [Text.Encoding]::UTF8
	try {
		casewalk __complete $index @words 2>$null | ForEach-Object {
			$value, $about = $_ -split "\`t", 2
			if (-not $about) { $about = $value }
			[System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $about)
		}
	} finally {
		[Console]::OutputEncoding = $before
	}
}
`,
} as const;
