/** Asks: opens a day's report, freezes who is expected, and names who is missing when it is due. */
package org.muster.report.periods;
