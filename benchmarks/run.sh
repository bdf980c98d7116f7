#!/bin/sh
# Runs the benchmarks on the current version of Java and prints a table of the results.
#
#   run.sh                  all rows; also writes docs/performance.md
#   run.sh --row span-idle  a single row; can be repeated
#   run.sh --quick          short measurements that only show whether the benchmarks work
#   run.sh --page           only writes docs/performance.md, from earlier results
#
# The version of Java is that of JAVA_HOME, or that of the path. With SKIP_BUILD=true, the module is not built.
set -eu

cd "$(dirname "$0")"

if [ "${SKIP_BUILD:-false}" != true ]; then
	(cd .. && mvn -B -q compile -pl benchmarks -am)
fi

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
exec "$java" -cp "$PWD/target/classes:$(cat target/class-path.txt)" io.github.tuxsentry.benchmarks.report.Report "$@"
