/**
 * JSON as DESIGN.md section 1 wants it: decimals and rates as strings, unknown or doubled fields,
 * coercions and unprintable text refused, and each refusal told with the path of the field.
 */
package io.tandem.chassis.json;
