/** Optimistic concurrency over HTTP: a version as ETag, and If-Match checked against it. */
package io.tandem.chassis.etag;
