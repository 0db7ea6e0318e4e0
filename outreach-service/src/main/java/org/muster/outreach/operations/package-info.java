/** Tells an operator when nobody asks about rumours any more although everything runs. */
package org.muster.outreach.operations;
