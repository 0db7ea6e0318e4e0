/** Puts pools of experts on standby (待命) while responses ask for them. */
package org.muster.expert.standby;
