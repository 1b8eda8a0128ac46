/** How a cost comes to count: whose word it takes, and what silence says. Pure. */
package io.tandem.team.cost.model;
