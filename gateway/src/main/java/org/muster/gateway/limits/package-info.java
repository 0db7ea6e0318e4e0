/** How much one caller, one address and one route may ask for; whoever asks for more is told when to come back. */
package org.muster.gateway.limits;
