/** The one PostgreSQL that both sides use, embedded or given, and that it keeps what it commits. */
package io.tandem.bench.server;
