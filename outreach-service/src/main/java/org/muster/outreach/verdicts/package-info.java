/** Lets desks write verdicts on claims, have them reviewed by somebody else, publish them and supersede them. */
package org.muster.outreach.verdicts;
