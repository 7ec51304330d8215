# layers.awk: what is in which file of tools/, and who knows whom.
#
#   awk -v tools=FOLDER -v floors=LIST -f layers.awk FILE...
#
# FILEs are the sources and headers below the folder TOOLS. A file NAME.c with its NAME.h is
# one unit; the folder it lies in, without tools/, is its room, for files in TOOLS itself ".".
# A folder inside a room that FLOORS does not name belongs to the room around it. FLOORS
# names the rooms from the top down, one floor a line; rooms on one floor do not know each
# other. Prints one line for each fault:
#
#   - an #include of a room that is not below, or of a file that is not there
#   - units that include each other in a circle
#   - a function that is not defined in the file of its header's name, or not declared there
#   - a file with functions that is longer than 400 lines

BEGIN {
    count = split(floors, names, "\n")
    for (i = 1; i <= count; i++) {
        rooms = split(names[i], room, " ")
        for (j = 1; j <= rooms; j++)
            floor_of[room[j]] = i
    }
}

# The path of FILE below TOOLS, without its ending.
function unit_name(file) {
    sub(/\.[ch]$/, "", file)
    return file
}

# The innermost room that FLOORS names around the unit.
function room_name(unit, room) {
    room = unit
    do {
        if (!sub(/\/[^\/]*$/, "", room))
            room = "."
        if (room in floor_of)
            return room
    } while (room != ".")
    return ""
}

function fault(text) {
    print text
    faults++
}

# --- reading ---------------------------------------------------------------------------

FNR == 1 {
    file = substr(FILENAME, length(tools) + 2)
    unit = unit_name(file)
    units[unit] = 1
    is_header = file ~ /\.h$/
    in_comment = continued = 0
    depth = 0
    text = ""
}

{ lines[file] = FNR }

# LINE without comments, and without what is between quotes.
function code_of(line, result, at, c, quote) {
    result = ""
    for (at = 1; at <= length(line); at++) {
        c = substr(line, at, 1)
        if (in_comment) {
            if (substr(line, at, 2) == "*/") {
                in_comment = 0
                at++
            }
        } else if (substr(line, at, 2) == "/*") {
            in_comment = 1
            at++
        } else if (substr(line, at, 2) == "//") {
            break
        } else if (c == "\"" || c == "'") {
            quote = c
            for (at++; at <= length(line) && substr(line, at, 1) != quote; at++)
                if (substr(line, at, 1) == "\\")
                    at++
            result = result quote quote
        } else {
            result = result c
        }
    }
    return result
}

# TEXT, up to a ; or { at the outermost level: notes it if it is a function.
function take(text, defines, name) {
    gsub(/__attribute__ *\(\([^()]*(\([^()]*\))?[^()]*\)\)/, " ", text)
    if (text !~ /\(/ || text ~ /^[ \t\n]*typedef/ || text ~ /(^|[ \t\n])static([ \t\n]|$)/)
        return
    name = text
    sub(/[ \t\n]*\(.*/, "", name)
    if (name ~ /=/)
        return # the value of a variable
    sub(/.*[^A-Za-z0-9_]/, "", name)
    if (name == "" || name == "main" || name == "_Static_assert")
        return
    if (defines && !is_header) {
        has_functions[file] = 1
        defined[unit, name] = 1
        definer[name] = unit
    } else if (is_header) {
        declared[unit, name] = 1
        declarer[name] = unit
    } else {
        fault(file ":" FNR ": " name "() is declared outside its header")
    }
}

/^[ \t]*#/ || continued {
    if (!in_comment) {
        if ($0 ~ /^#include "/) {
            split($0, part, "\"")
            includes[unit] = includes[unit] " " unit_name(part[2])
            where[unit, unit_name(part[2])] = file ":" FNR
        }
        continued = $0 ~ /\\$/
        next
    }
}

{
    line = code_of($0)
    if (!is_header && line ~ /^static .*\)$/)
        has_functions[file] = 1
    if (depth > 0 && line ~ /(^|[ \t])extern[ \t].*\(/)
        fault(file ":" FNR ": a function is declared inside another one")
    for (at = 1; at <= length(line); at++) {
        c = substr(line, at, 1)
        if (c == "{") {
            if (depth++ == 0)
                take(text, 1)
        } else if (c == "}") {
            if (--depth == 0)
                text = ""
        } else if (depth == 0) {
            if (c == ";") {
                take(text, 0)
                text = ""
            } else {
                text = text c
            }
        }
    }
    if (depth == 0)
        text = text " "
}

# --- judging ---------------------------------------------------------------------------

function judge_include(from, to, here, there, at) {
    at = where[from, to]
    here = room_name(from)
    there = room_name(to)
    if (!(to in units))
        fault(at ": there is no " to ".h")
    else if (here == "" || there == "")
        fault(at ": no floor has the room of " (here == "" ? from : to))
    else if (here != there && floor_of[there] <= floor_of[here])
        fault(at ": " here " includes " to ".h, and " there " is not below it")
}

# Takes away the units that include only units that were taken away, again and again: what
# is left is in a circle, or above one.
function judge_circles(unit, count, list, i, open, changed, left) {
    do {
        changed = 0
        for (unit in units) {
            if (unit in gone)
                continue
            open = 0
            count = split(includes[unit], list, " ")
            for (i = 1; i <= count; i++)
                open += list[i] != unit && list[i] in units && !(list[i] in gone)
            if (!open)
                gone[unit] = changed = 1
        }
    } while (changed)
    left = ""
    for (unit in units)
        if (!(unit in gone))
            left = left " " unit
    if (left != "")
        fault("in a circle, or above one:" left)
}

END {
    for (unit in units) {
        count = split(includes[unit], list, " ")
        for (i = 1; i <= count; i++)
            judge_include(unit, list[i])
    }
    judge_circles()
    # Different programs may have functions of the same name: each in its own folder.
    for (pair in defined) {
        split(pair, part, SUBSEP)
        if (pair in declared)
            continue
        if (part[2] in declarer)
            fault(part[1] ".c: " part[2] "() is declared in " declarer[part[2]] ".h")
        else
            fault(part[1] ".c: " part[2] "() is in no header: declare it in " part[1] \
                  ".h, or make it static")
    }
    for (pair in declared) {
        split(pair, part, SUBSEP)
        if (!(pair in defined) && !(part[2] in definer))
            fault(part[1] ".h: " part[2] "() is defined nowhere")
    }
    for (file in lines)
        if (has_functions[file] && lines[file] > 400)
            fault(file ": " lines[file] " lines; 400 can be read in one sitting")
    exit faults > 0
}
