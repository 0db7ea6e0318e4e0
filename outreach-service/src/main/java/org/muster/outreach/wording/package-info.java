/** Tells what a text says from how it happens to be written, so that the same claim is recognised again. */
package org.muster.outreach.wording;
