/** Finds the published verdicts that answer a text, and says how sure it is. */
package org.muster.outreach.answers;
