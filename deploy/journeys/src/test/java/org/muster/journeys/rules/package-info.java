/** Rules that hold over all modules, each shown to catch a planted violation. */
package org.muster.journeys.rules;
