/**
 * The edge of every process below the REST layer: limits on what comes in, and problems for what
 * fails before an operation is found. It also knows whether callers come who wait for a short
 * answer, to whom other work may give way.
 */
package io.tandem.chassis.http;
