/** Counts what happened on a day, so that the day's report is pre-filled with it. */
package org.muster.report.counters;
