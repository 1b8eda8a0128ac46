/** Ratios that are told exactly: Gini coefficients, conversions, trends. */
package io.tandem.team.ratio;
