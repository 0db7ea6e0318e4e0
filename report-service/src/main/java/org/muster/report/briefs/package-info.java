/** Turns experts' opinions into numbered briefs for decision makers, and notes to whom they were sent. */
package org.muster.report.briefs;
