/** Says when the gateway is ready for traffic. */
package org.muster.gateway.health;
