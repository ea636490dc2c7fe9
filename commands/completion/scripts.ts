/** The shells' parts of completion: they hand the words to `nltool __complete` and take what it says. */

const bash = String.raw`# completion of nltool for bash
_nltool() {
  local line=${'$'}{COMP_LINE:0:COMP_POINT} current words=() found=() text
  read -ra words <<< "$line"
  [[ $line == *[[:space:]] ]] && words+=("")
  current=${'$'}{words[-1]}
  mapfile -t found < <("${'$'}{words[0]}" __complete -- "${'$'}{words[@]:1}" 2>/dev/null)
  COMPREPLY=()
  case ${'$'}{found[0]} in
    :file) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -f -- "${'$'}{current##*=}"); return ;;
    :directory) compopt -o filenames; mapfile -t COMPREPLY < <(compgen -d -- "${'$'}{current##*=}"); return ;;
  esac
  # readline takes the characters of COMP_WORDBREAKS for the ends of words: what lies before the last of them stands already
  local kept=${'$'}{current%"${'$'}{current##*[:=]}"}
  for text in "${'$'}{found[@]}"; do
    text=${'$'}{text%%$'\t'*}
    COMPREPLY+=("${'$'}{text#"$kept"}")
  done
  [[ ${'$'}{#COMPREPLY[@]} -eq 1 && ${'$'}{COMPREPLY[0]} == *[:=.] ]] && compopt -o nospace
}
complete -F _nltool nltool
`;

const zsh = String.raw`#compdef nltool
# completion of nltool for zsh
_nltool() {
  local line text doc
  local -a found plain open described opened
  found=("${'$'}{(@f)$("$words[1]" __complete -- "${'$'}{(@)words[2,CURRENT-1]}" "$PREFIX" 2>/dev/null)}")
  case $found[1] in
    :file) _files; return ;;
    :directory) _files -/; return ;;
  esac
  for line in $found; do
    text=${'$'}{line%%$'\t'*}
    doc=
    [[ $line == *$'\t'* ]] && doc="  -- ${'$'}{line#*$'\t'}"
    if [[ $text == *[:=.] ]]; then open+=("$text"); opened+=("$text$doc")
    elif [[ -n $text ]]; then plain+=("$text"); described+=("$text$doc")
    fi
  done
  (( $#plain )) && compadd -l -d described -- $plain
  (( $#open )) && compadd -l -S '' -d opened -- $open
}
if [[ $funcstack[1] == _nltool ]]; then _nltool "$@"; else compdef _nltool nltool; fi
`;

const fish = String.raw`# completion of nltool for fish
function __nltool_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    set -l found ($words[1] __complete -- $words[2..-1] "$current" 2>/dev/null)
    switch "$found[1]"
        case ':file'
            __fish_complete_path "$current"
        case ':directory'
            __fish_complete_directories "$current"
        case '*'
            printf '%s\n' $found
    end
end
complete -c nltool -f -a '(__nltool_complete)'
`;

export const scripts = { bash, zsh, fish };
