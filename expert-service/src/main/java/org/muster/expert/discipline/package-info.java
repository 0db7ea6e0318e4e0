/** The national classification of disciplines, by which experts and needs are matched. */
package org.muster.expert.discipline;
