/**
 * The edge of every process below the REST layer: limits on what comes in, and problems for what
 * fails before an operation is found.
 */
package io.tandem.chassis.http;
