/**
 * The services seen from outside: plain requests with JSON bodies, and conversations in NDJSON.
 * Numbers are never read as binary fractions, and an answer that was not asked for is an exception
 * that tells the request and the problem.
 */
package io.tandem.local.http;
