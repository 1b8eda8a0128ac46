/**
 * The suite's figures worked out a second time, from the input and the written rules alone, in
 * plain decimals. Nothing here shares code with a service: where the two agree, it is not because
 * they are one.
 */
package io.tandem.local.math;
