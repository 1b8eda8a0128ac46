/** A trade as a value: its identity, its content, the month and the category it falls into. */
package io.tandem.rebate.trade.model;
