/** Many threads on one constraint, and many constraints in one process. */
@org.jspecify.annotations.NullMarked
package dev.trammel.benchmarks.load;
