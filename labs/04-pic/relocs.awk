# relocs.awk: reads what mini-readelf -rW prints of an object file whose functions lie in
# sections of their own. Prints the function, the type of relocation, and what is referred to.
/^Relocation section/ {
    name = $3
    code = sub(/^'\.rela?\.text\./, "", name)
    sub(/'$/, "", name)
}
code && $3 ~ /^R_/ { printf "%-12s  %-28s  %s\n", name, $3, $5 }
