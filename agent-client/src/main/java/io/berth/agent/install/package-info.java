/** Makes an agent a service of its machine: the files that Berth ships, with the paths of one installation. */
package io.berth.agent.install;
