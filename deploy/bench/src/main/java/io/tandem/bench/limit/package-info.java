/**
 * The limit: the same pipeline in bare SQL, with no service in front. The SQL under {@code limit/}
 * in the resources is carried over unchanged from the project's shared folder {@code limit}, so
 * that a clone alone can measure. It is run by pgbench, or where that is missing by prepared
 * statements with pgbench's variables.
 */
package io.tandem.bench.limit;
