/** The terms of a programme as values: tier tables, exclusions, and which version rates a month. */
package io.tandem.rebate.plan.model;
