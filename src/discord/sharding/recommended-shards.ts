import { REST, Routes, type APIGatewayBotInfo } from 'discord.js';
import { restOptions } from '../client-options.js';
import { bareToken, loginError } from '../login-error.js';

/**
 * Into how many parts Discord wants the bot's servers to be divided.
 * @throws SetupError where Discord does not take the token or cannot be reached.
 */
export async function recommendedShards(token: string, restApi?: string): Promise<number> {
  const rest = new REST(restOptions(restApi ?? null)).setToken(bareToken(token));
  try {
    return ((await rest.get(Routes.gatewayBot())) as APIGatewayBotInfo).shards;
  } catch (thrown) {
    throw loginError(thrown);
  } finally {
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  }
}
