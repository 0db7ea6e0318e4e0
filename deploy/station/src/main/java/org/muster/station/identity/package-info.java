/** Says what the realm {@code muster} holds, and adds to it what only demonstrations and tests may have. */
package org.muster.station.identity;
