/**
 * Load and limits, measured side by side: rebate-service beside the same pipeline in bare SQL, on
 * one PostgreSQL, in the same minutes. Only the ratios count, for the machine is the same for both.
 */
package io.tandem.bench;
