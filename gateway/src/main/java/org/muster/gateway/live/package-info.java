/** Tells browsers and phones what has just happened, as far as their people may see it: a hint, never the thing itself. */
package org.muster.gateway.live;
