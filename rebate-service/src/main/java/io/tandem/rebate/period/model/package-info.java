/** Months as values: which are closed, where late amounts go, whose standings count. */
package io.tandem.rebate.period.model;
