/** Bindings as values, and which of a user's bindings a moment falls into. */
package io.tandem.rebate.binding.model;
