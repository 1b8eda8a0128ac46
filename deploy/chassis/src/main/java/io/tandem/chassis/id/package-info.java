/** Where ids come from: time-ordered UUIDs (version 7), so that keys insert and page in order. */
package io.tandem.chassis.id;
