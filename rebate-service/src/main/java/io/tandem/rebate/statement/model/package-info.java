/** Statements as values: what a leaf says, how leaves make a tree, how a rating is made anew. */
package io.tandem.rebate.statement.model;
