/** What the feed must remember of a change so that it can be told in full later. */
package io.tandem.rebate.feed.model;
