#!/usr/bin/env bash
# Runs the compatibility bot with each supported version of Spring Boot, Java, logging system and JDA, and writes the
# result to docs/compatibility.md. Requires JAVA_17_HOME and JAVA_25_HOME. Takes about ten minutes.
# JOBS sets the number of bots that run at a time, which is 2 by default.
set -euo pipefail

BOOTS=(3.5.16 4.0.7 4.1.1)
JAVAS=("17" "25" "25, virtual threads")
LOGGINGS=(Logback Log4j2)
JDAS=(6.5.0 5.6.1)
BOT=io.github.tuxsentry.compatibility.CompatibilityBot

: "${JAVA_17_HOME:?}" "${JAVA_25_HOME:?}"
cd "$(dirname "$0")/../.."
root=$PWD
module=$root/integration-tests/compatibility
work=$module/target/matrix
page=$root/docs/compatibility.md
mkdir -p "$work"

# Builds the given module and what it requires, without tests.
build() {
	mvn -B -q package -Dmaven.test.skip=true -Dmaven.javadoc.skip=true -Dmaven.source.skip=true \
		-Dspring-javaformat.skip=true -am -pl "$@"
}

# Writes the class path of a combination, without compiling anything again.
class_path() {
	local boot=$1 logging=$2 jda=$3
	local arguments=("-Dclass-path.spring-boot=$boot" "-Dclass-path.jda=$jda"
		"-Dclass-path.file=$work/class-path-$boot-$logging-$jda.txt")
	[[ $boot == 3.* ]] && arguments+=(-Dclass-path.spring-boot-3)
	[[ $logging == Log4j2 ]] && arguments+=(-Dclass-path.logging=log4j2 -Dclass-path.other-logging=logging)
	build integration-tests/compatibility/class-path -Dmaven.main.skip=true "${arguments[@]}"
}

# Prints the result of a cell. A cell that ran with other versions than those of its row has no result.
run() {
	local boot=$1 java=$2 logging=$3 jda=$4 log=$work/run-$1-${2//, /-}-$3-$4.txt
	local home=$JAVA_25_HOME virtual=false context=ch.qos.logback.classic.LoggerContext
	[[ $java == 17 ]] && home=$JAVA_17_HOME
	[[ $java == *virtual* ]] && virtual=true
	[[ $logging == Log4j2 ]] && context=org.apache.logging.slf4j.Log4jLoggerFactory
	timeout 300 "$home/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC --add-opens java.base/java.lang=ALL-UNNAMED \
		-cp "$module/target/classes:$(<"$work/class-path-$boot-$logging-$jda.txt")" "$BOT" \
		"--spring.threads.virtual.enabled=$virtual" >"$log" 2>&1 || true
	local line
	for line in "Spring Boot $boot" "Java ${java%%,*}" "Logging $context" "Virtual threads $virtual"; do
		grep -qxF "$line" "$log" || { echo "not run"; return; }
	done
	grep -qE "^JDA ${jda//./\\.}(_|$)" "$log" || { echo "not run"; return; }
	sed -nE 's/^([0-9]+) passed, ([0-9]+) failed$/\1 \2/p' "$log" | {
		read -r passed failed && echo "$passed of $((passed + failed))" || echo "not completed"
	}
}

# Prints the arguments of each cell in the order of the table.
each_cell() {
	local boot java logging jda
	for boot in "${BOOTS[@]}"; do
		for java in "${JAVAS[@]}"; do
			for logging in "${LOGGINGS[@]}"; do
				for jda in "${JDAS[@]}"; do echo "$boot|$java|$logging|$jda"; done
			done
		done
	done
}

build integration-tests/compatibility
for boot in "${BOOTS[@]}"; do
	for logging in "${LOGGINGS[@]}"; do
		for jda in "${JDAS[@]}"; do class_path "$boot" "$logging" "$jda"; done
	done
done

cells=0
while IFS='|' read -r boot java logging jda; do
	while (($(jobs -rp | wc -l) >= ${JOBS:-2})); do wait -n; done
	run "$boot" "$java" "$logging" "$jda" >"$work/cell-$cells.txt" </dev/null &
	cells=$((cells + 1))
done < <(each_cell)
wait

columns=$((${#LOGGINGS[@]} * ${#JDAS[@]}))
{
	printf '| Spring Boot | Java |'
	for logging in "${LOGGINGS[@]}"; do printf " $logging, JDA %s |" "${JDAS[@]}"; done
	printf '\n|---|---|'
	printf -- '---|%.0s' $(seq "$columns")
	cell=0
	while IFS='|' read -r boot java _ _; do
		((cell % columns == 0)) && printf '\n| %s | %s |' "$boot" "$java"
		printf ' %s |' "$(<"$work/cell-$cell.txt")"
		cell=$((cell + 1))
	done < <(each_cell)
	printf '\n'
} | tee "$work/table.md"

awk -v table="$work/table.md" '
	/<!-- matrix:end -->/ { inside = 0 }
	!inside { print }
	/<!-- matrix:begin -->/ { inside = 1; while ((getline line < table) > 0) print line }
' "$page" >"$work/page.md"
cp "$work/page.md" "$page"

# All cells have to have the same checks, all of which have to pass.
for log in "$work"/run-*.txt; do
	sed -nE 's/^(ok|FAILED) ([^ :]+).*$/\2/p' "$log" | md5sum
done | sort -u >"$work/checks.txt"
[[ $(wc -l <"$work/checks.txt") == 1 ]] || { echo "The checks of the cells differ." >&2; exit 1; }
if grep -vqxE '([0-9]+) of \1' "$work"/cell-*.txt; then
	grep -E '^FAILED ' "$work"/run-*.txt >&2
	exit 1
fi
