/**
 * What is to be released, held to what was: migrations that were released stay as they are, new
 * ones only add, data and the released services go on over them, and no client is broken. What was
 * released is in {@code src/test/resources/released}.
 */
package io.tandem.release;
