/** Asks everybody who enters /api who they are. */
package org.muster.gateway.admission;
