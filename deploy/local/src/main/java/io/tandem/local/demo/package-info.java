/**
 * The demo: the suite's main job played on a market, over HTTP alone, told in tables, and checked
 * from outside. A second run on the same store says everything again and must find every book
 * unchanged.
 */
package io.tandem.local.demo;
