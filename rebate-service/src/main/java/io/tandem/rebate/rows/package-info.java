/** How rows go to PostgreSQL and come back: by columns, months as integers, ids found once. */
package io.tandem.rebate.rows;
