/** Keeps the reserve of experts: who they are, what they know, when they can be asked, and who may see how to reach them. */
package org.muster.expert.profile;
