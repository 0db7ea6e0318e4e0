/** Opens a response's daily report, day after day, until the response ends. */
package org.muster.report.schedules;
