/** Decides what may be asked: report forms in versions, and no question twice. */
package org.muster.report.forms;
