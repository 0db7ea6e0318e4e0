/** Answers people who wonder whether something is a rumour, records each claim once, and orders the desk's work. */
package org.muster.outreach.rumours;
