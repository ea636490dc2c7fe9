// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * Two network cards without hardware whose driver has an answer to whatever ethtool asks: what those that a virtual
 * machine simulates do not have. Numbers are any, and differ from each other.
 */
#include <linux/etherdevice.h>
#include <linux/ethtool.h>
#include <linux/ethtool_netlink.h>
#include <linux/module.h>
#include <linux/net_tstamp.h>
#include <linux/netdevice.h>
#include <linux/phy.h>
#include <linux/platform_device.h>

#define CARDS 2
#define FLAGS 3
#define COUNTERS 2
#define QUEUES 4

struct card {
	int number;
	u32 flags;
	u32 messages;
	u32 wake;
	bool auto_power;
	struct ethtool_pauseparam pause;
	struct ethtool_coalesce coalesce;
	struct kernel_ethtool_coalesce cqe;
	struct ethtool_ringparam ring;
	struct kernel_ethtool_ringparam buffers;
	struct ethtool_fecparam fec;
	struct ethtool_eee eee;
	struct ethtool_channels channels;
};

static struct net_device *devices[CARDS];
static struct mii_bus *bus;

/* Each card has names of its own. */
static const char flag_names[CARDS][FLAGS][ETH_GSTRING_LEN] = {
	{ "legacy-rx", "link-down-on-close", "vf-true-promisc" },
	{ "rx_striding_rq", "tx mpwqe", "skb_tx_mpwqe" },
};
static const char counter_names[COUNTERS][ETH_GSTRING_LEN] = { "rx_dma_errors", "tx_dma_errors" };

static void get_drvinfo(struct net_device *dev, struct ethtool_drvinfo *info)
{
	strscpy(info->driver, "nlcard", sizeof(info->driver));
}

static int get_sset_count(struct net_device *dev, int set)
{
	return set == ETH_SS_PRIV_FLAGS ? FLAGS : set == ETH_SS_STATS ? COUNTERS : -EOPNOTSUPP;
}

static void get_strings(struct net_device *dev, u32 set, u8 *data)
{
	struct card *card = netdev_priv(dev);

	if (set == ETH_SS_PRIV_FLAGS)
		memcpy(data, flag_names[card->number], sizeof(flag_names[0]));
	else if (set == ETH_SS_STATS)
		memcpy(data, counter_names, sizeof(counter_names));
}

static u32 get_priv_flags(struct net_device *dev)
{
	return ((struct card *)netdev_priv(dev))->flags;
}

static int set_priv_flags(struct net_device *dev, u32 flags)
{
	((struct card *)netdev_priv(dev))->flags = flags;
	return 0;
}

static u32 get_msglevel(struct net_device *dev)
{
	return ((struct card *)netdev_priv(dev))->messages;
}

static void set_msglevel(struct net_device *dev, u32 messages)
{
	((struct card *)netdev_priv(dev))->messages = messages;
}

static void get_wol(struct net_device *dev, struct ethtool_wolinfo *wol)
{
	wol->supported = WAKE_MAGIC | WAKE_MAGICSECURE | WAKE_ARP;
	wol->wolopts = ((struct card *)netdev_priv(dev))->wake;
	memset(wol->sopass, 0x5a, sizeof(wol->sopass));
}

static int set_wol(struct net_device *dev, struct ethtool_wolinfo *wol)
{
	((struct card *)netdev_priv(dev))->wake = wol->wolopts;
	return 0;
}

static u32 get_link(struct net_device *dev)
{
	return ((struct card *)netdev_priv(dev))->number;
}

static int get_link_ext_state(struct net_device *dev, struct ethtool_link_ext_state_info *info)
{
	info->link_ext_state = ETHTOOL_LINK_EXT_STATE_LINK_TRAINING_FAILURE;
	info->link_training = ETHTOOL_LINK_EXT_SUBSTATE_LT_REMOTE_FAULT;
	return 0;
}

#define mode(what, name) ethtool_link_ksettings_add_link_mode(settings, what, name)

static int get_link_ksettings(struct net_device *dev, struct ethtool_link_ksettings *settings)
{
	settings->base.speed = SPEED_25000;
	settings->base.duplex = DUPLEX_FULL;
	settings->base.port = PORT_FIBRE;
	settings->base.phy_address = 7;
	settings->base.autoneg = AUTONEG_ENABLE;
	settings->base.eth_tp_mdix = ETH_TP_MDI_X;
	settings->base.eth_tp_mdix_ctrl = ETH_TP_MDI_AUTO;
	settings->base.master_slave_cfg = MASTER_SLAVE_CFG_MASTER_PREFERRED;
	settings->base.master_slave_state = MASTER_SLAVE_STATE_SLAVE;
	settings->base.rate_matching = RATE_MATCH_PAUSE;
	settings->lanes = 2;
	ethtool_link_ksettings_zero_link_mode(settings, supported);
	ethtool_link_ksettings_zero_link_mode(settings, advertising);
	ethtool_link_ksettings_zero_link_mode(settings, lp_advertising);
	mode(supported, FIBRE);
	mode(supported, Autoneg);
	mode(supported, 10baseT_Half);
	mode(supported, 25000baseCR_Full);
	mode(supported, 100000baseKR2_Full);
	mode(supported, FEC_RS);
	mode(supported, Asym_Pause);
	mode(advertising, Autoneg);
	mode(advertising, 25000baseCR_Full);
	mode(advertising, FEC_RS);
	mode(lp_advertising, 25000baseCR_Full);
	mode(lp_advertising, Pause);
	return 0;
}

static int get_eee(struct net_device *dev, struct ethtool_eee *eee)
{
	*eee = ((struct card *)netdev_priv(dev))->eee;
	return 0;
}

static int set_eee(struct net_device *dev, struct ethtool_eee *eee)
{
	((struct card *)netdev_priv(dev))->eee = *eee;
	return 0;
}

static void get_pauseparam(struct net_device *dev, struct ethtool_pauseparam *pause)
{
	*pause = ((struct card *)netdev_priv(dev))->pause;
}

static int set_pauseparam(struct net_device *dev, struct ethtool_pauseparam *pause)
{
	((struct card *)netdev_priv(dev))->pause = *pause;
	return 0;
}

static void get_pause_stats(struct net_device *dev, struct ethtool_pause_stats *stats)
{
	stats->tx_pause_frames = 11;
	stats->rx_pause_frames = 1ULL << 60;
}

static int get_fecparam(struct net_device *dev, struct ethtool_fecparam *fec)
{
	*fec = ((struct card *)netdev_priv(dev))->fec;
	return 0;
}

static int set_fecparam(struct net_device *dev, struct ethtool_fecparam *fec)
{
	((struct card *)netdev_priv(dev))->fec.fec = fec->fec;
	return 0;
}

static void get_fec_stats(struct net_device *dev, struct ethtool_fec_stats *stats)
{
	stats->corrected_blocks.lanes[0] = 21;
	stats->corrected_blocks.lanes[1] = 22;
	stats->uncorrectable_blocks.total = 23;
	stats->corrected_bits.total = 24;
}

static int get_coalesce(struct net_device *dev, struct ethtool_coalesce *coalesce, struct kernel_ethtool_coalesce *cqe,
			struct netlink_ext_ack *extack)
{
	struct card *card = netdev_priv(dev);

	*coalesce = card->coalesce;
	*cqe = card->cqe;
	return 0;
}

static int set_coalesce(struct net_device *dev, struct ethtool_coalesce *coalesce, struct kernel_ethtool_coalesce *cqe,
			struct netlink_ext_ack *extack)
{
	struct card *card = netdev_priv(dev);

	card->coalesce = *coalesce;
	card->cqe = *cqe;
	return 0;
}

static void get_ringparam(struct net_device *dev, struct ethtool_ringparam *ring,
			  struct kernel_ethtool_ringparam *buffers, struct netlink_ext_ack *extack)
{
	struct card *card = netdev_priv(dev);

	*ring = card->ring;
	*buffers = card->buffers;
}

static int set_ringparam(struct net_device *dev, struct ethtool_ringparam *ring,
			 struct kernel_ethtool_ringparam *buffers, struct netlink_ext_ack *extack)
{
	struct card *card = netdev_priv(dev);

	card->ring = *ring;
	card->buffers = *buffers;
	return 0;
}

static void get_channels(struct net_device *dev, struct ethtool_channels *channels)
{
	*channels = ((struct card *)netdev_priv(dev))->channels;
}

static int set_channels(struct net_device *dev, struct ethtool_channels *channels)
{
	((struct card *)netdev_priv(dev))->channels = *channels;
	return 0;
}

static void get_ethtool_stats(struct net_device *dev, struct ethtool_stats *stats, u64 *data)
{
	data[0] = 31;
	data[1] = 32;
}

/* 100, 101 … in the order of the kernel's struct; what is not set is not told */
static void count(void *stats, size_t size)
{
	size_t i;

	for (i = 0; i < size / sizeof(u64); i++)
		((u64 *)stats)[i] = 100 + i;
}

static void get_eth_phy_stats(struct net_device *dev, struct ethtool_eth_phy_stats *stats)
{
	count(stats, sizeof(*stats));
}

static void get_eth_mac_stats(struct net_device *dev, struct ethtool_eth_mac_stats *stats)
{
	count(stats, sizeof(*stats));
}

static void get_eth_ctrl_stats(struct net_device *dev, struct ethtool_eth_ctrl_stats *stats)
{
	count(stats, sizeof(*stats));
}

static const struct ethtool_rmon_hist_range ranges[] = { { 0, 64 }, { 65, 127 }, { 128, 10239 }, {} };

static void get_rmon_stats(struct net_device *dev, struct ethtool_rmon_stats *stats,
			   const struct ethtool_rmon_hist_range **out)
{
	count(stats, sizeof(*stats));
	*out = ranges;
}

static u32 get_rxfh_key_size(struct net_device *dev)
{
	return 8;
}

static u32 get_rxfh_indir_size(struct net_device *dev)
{
	return 8;
}

static int get_rxfh(struct net_device *dev, u32 *indirection, u8 *key, u8 *function)
{
	int i;

	for (i = 0; i < 8; i++) {
		if (indirection)
			indirection[i] = i % QUEUES;
		if (key)
			key[i] = 0x10 + i;
	}
	if (function)
		*function = ETH_RSS_HASH_XOR;
	return 0;
}

static int get_rxnfc(struct net_device *dev, struct ethtool_rxnfc *info, u32 *rules)
{
	info->data = QUEUES;
	return info->cmd == ETHTOOL_GRXRINGS ? 0 : -EOPNOTSUPP;
}

static int get_ts_info(struct net_device *dev, struct ethtool_ts_info *info)
{
	info->so_timestamping = SOF_TIMESTAMPING_TX_HARDWARE | SOF_TIMESTAMPING_RX_HARDWARE | SOF_TIMESTAMPING_RAW_HARDWARE;
	info->phc_index = 5;
	info->tx_types = BIT(HWTSTAMP_TX_OFF) | BIT(HWTSTAMP_TX_ON) | BIT(HWTSTAMP_TX_ONESTEP_SYNC);
	info->rx_filters = BIT(HWTSTAMP_FILTER_NONE) | BIT(HWTSTAMP_FILTER_ALL) | BIT(HWTSTAMP_FILTER_PTP_V2_EVENT);
	return 0;
}

static int get_module_eeprom_by_page(struct net_device *dev, const struct ethtool_module_eeprom *page,
				     struct netlink_ext_ack *extack)
{
	u32 i;

	for (i = 0; i < page->length; i++)
		page->data[i] = page->page + page->offset + i;
	return page->length;
}

static int get_module_power_mode(struct net_device *dev, struct ethtool_module_power_mode_params *params,
				 struct netlink_ext_ack *extack)
{
	params->policy = ((struct card *)netdev_priv(dev))->auto_power ? ETHTOOL_MODULE_POWER_MODE_POLICY_AUTO :
									 ETHTOOL_MODULE_POWER_MODE_POLICY_HIGH;
	params->mode = ETHTOOL_MODULE_POWER_MODE_LOW;
	return 0;
}

static int set_module_power_mode(struct net_device *dev, const struct ethtool_module_power_mode_params *params,
				 struct netlink_ext_ack *extack)
{
	((struct card *)netdev_priv(dev))->auto_power = params->policy == ETHTOOL_MODULE_POWER_MODE_POLICY_AUTO;
	return 0;
}

static const struct ethtool_ops ethtool_ops = {
	.cap_link_lanes_supported = true,
	.supported_coalesce_params = ETHTOOL_COALESCE_ALL_PARAMS,
	.supported_ring_params = ETHTOOL_RING_USE_RX_BUF_LEN | ETHTOOL_RING_USE_CQE_SIZE | ETHTOOL_RING_USE_TX_PUSH,
	.get_drvinfo = get_drvinfo,
	.get_sset_count = get_sset_count,
	.get_strings = get_strings,
	.get_priv_flags = get_priv_flags,
	.set_priv_flags = set_priv_flags,
	.get_msglevel = get_msglevel,
	.set_msglevel = set_msglevel,
	.get_wol = get_wol,
	.set_wol = set_wol,
	.get_link = get_link,
	.get_link_ext_state = get_link_ext_state,
	.get_link_ksettings = get_link_ksettings,
	.get_eee = get_eee,
	.set_eee = set_eee,
	.get_pauseparam = get_pauseparam,
	.set_pauseparam = set_pauseparam,
	.get_pause_stats = get_pause_stats,
	.get_fecparam = get_fecparam,
	.set_fecparam = set_fecparam,
	.get_fec_stats = get_fec_stats,
	.get_coalesce = get_coalesce,
	.set_coalesce = set_coalesce,
	.get_ringparam = get_ringparam,
	.set_ringparam = set_ringparam,
	.get_channels = get_channels,
	.set_channels = set_channels,
	.get_ethtool_stats = get_ethtool_stats,
	.get_eth_phy_stats = get_eth_phy_stats,
	.get_eth_mac_stats = get_eth_mac_stats,
	.get_eth_ctrl_stats = get_eth_ctrl_stats,
	.get_rmon_stats = get_rmon_stats,
	.get_rxfh_key_size = get_rxfh_key_size,
	.get_rxfh_indir_size = get_rxfh_indir_size,
	.get_rxfh = get_rxfh,
	.get_rxnfc = get_rxnfc,
	.get_ts_info = get_ts_info,
	.get_module_eeprom_by_page = get_module_eeprom_by_page,
	.get_module_power_mode = get_module_power_mode,
	.set_module_power_mode = set_module_power_mode,
};

static netdev_tx_t start_xmit(struct sk_buff *skb, struct net_device *dev)
{
	dev_kfree_skb(skb);
	return NETDEV_TX_OK;
}

/* A transceiver that tests its cable */

#define PHY_ID 0x4e4c4301

static int phy_register(struct mii_bus *mii, int address, int number)
{
	switch (number) {
	case MII_PHYSID1:
		return PHY_ID >> 16;
	case MII_PHYSID2:
		return PHY_ID & 0xffff;
	case MII_BMSR:
		return BMSR_LSTATUS | BMSR_ANEGCAPABLE | BMSR_ANEGCOMPLETE | BMSR_100FULL;
	default:
		return 0;
	}
}

static int phy_write_nothing(struct mii_bus *mii, int address, int number, u16 value)
{
	return 0;
}

static bool measures;

static int start_test(struct phy_device *phy)
{
	measures = false;
	return 0;
}

static int start_tdr(struct phy_device *phy, const struct phy_tdr_config *config)
{
	measures = true;
	ethnl_cable_test_pulse(phy, 1000);
	ethnl_cable_test_step(phy, config->first, config->last, config->step);
	ethnl_cable_test_amplitude(phy, ETHTOOL_A_CABLE_PAIR_A, -500);
	ethnl_cable_test_amplitude(phy, ETHTOOL_A_CABLE_PAIR_B, 250);
	return 0;
}

static int test_status(struct phy_device *phy, bool *finished)
{
	*finished = true;
	if (measures)
		return 0;
	ethnl_cable_test_result(phy, ETHTOOL_A_CABLE_PAIR_A, ETHTOOL_A_CABLE_RESULT_CODE_OK);
	ethnl_cable_test_result(phy, ETHTOOL_A_CABLE_PAIR_B, ETHTOOL_A_CABLE_RESULT_CODE_OPEN);
	ethnl_cable_test_fault_length(phy, ETHTOOL_A_CABLE_PAIR_B, 1234);
	return 0;
}

static int get_sqi(struct phy_device *phy)
{
	return 3;
}

static int get_sqi_max(struct phy_device *phy)
{
	return 7;
}

static struct phy_driver phy_drivers[] = {
	{
		.phy_id = PHY_ID,
		.phy_id_mask = 0xffffffff,
		.name = "nlcard transceiver",
		.features = PHY_BASIC_FEATURES,
		.flags = PHY_POLL_CABLE_TEST,
		.cable_test_start = start_test,
		.cable_test_tdr_start = start_tdr,
		.cable_test_get_status = test_status,
		.get_sqi = get_sqi,
		.get_sqi_max = get_sqi_max,
	},
};

static void link_changed(struct net_device *dev)
{
}

static int add_bus(void)
{
	bus = mdiobus_alloc();
	if (!bus)
		return -ENOMEM;
	bus->name = "nlcard";
	bus->read = phy_register;
	bus->write = phy_write_nothing;
	bus->phy_mask = ~1;
	strscpy(bus->id, "nlcard", sizeof(bus->id));
	return mdiobus_register(bus);
}

/* The first card has the transceiver while it is up; then the module cannot go. */
static int open_card(struct net_device *dev)
{
	struct phy_device *phy = dev == devices[0] ? phy_find_first(bus) : NULL;
	int err = phy ? phy_connect_direct(dev, phy, link_changed, PHY_INTERFACE_MODE_MII) : 0;

	if (phy && !err)
		phy_start(phy);
	return err;
}

static int stop_card(struct net_device *dev)
{
	if (dev->phydev) {
		phy_stop(dev->phydev);
		phy_disconnect(dev->phydev);
	}
	return 0;
}

static const struct net_device_ops device_ops = {
	.ndo_open = open_card,
	.ndo_stop = stop_card,
	.ndo_start_xmit = start_xmit,
};

static void start_card(struct card *card, int number)
{
	card->number = number;
	card->flags = number ? BIT(1) : BIT(0) | BIT(2);
	card->messages = NETIF_MSG_DRV | NETIF_MSG_HW;
	card->wake = WAKE_ARP | WAKE_MAGICSECURE;
	card->pause = (struct ethtool_pauseparam){ .rx_pause = 1 };
	card->coalesce = (struct ethtool_coalesce){
		.rx_coalesce_usecs = 41, .tx_max_coalesced_frames_irq = 42, .use_adaptive_rx_coalesce = 1,
		.pkt_rate_high = 43, .rate_sample_interval = 44,
	};
	card->cqe.use_cqe_mode_tx = 1;
	card->ring = (struct ethtool_ringparam){
		.rx_max_pending = 4096, .tx_max_pending = 2048, .rx_pending = 512, .tx_pending = 256,
		.rx_jumbo_max_pending = 64, .rx_jumbo_pending = 32,
	};
	card->buffers = (struct kernel_ethtool_ringparam){
		.rx_buf_len = 2048, .cqe_size = 128, .tx_push = 1, .tcp_data_split = ETHTOOL_TCP_DATA_SPLIT_ENABLED,
	};
	card->fec = (struct ethtool_fecparam){ .fec = ETHTOOL_FEC_RS | ETHTOOL_FEC_AUTO, .active_fec = ETHTOOL_FEC_RS };
	card->eee = (struct ethtool_eee){
		.supported = SUPPORTED_1000baseT_Full | SUPPORTED_100baseT_Full, .advertised = SUPPORTED_1000baseT_Full,
		.lp_advertised = SUPPORTED_100baseT_Full, .eee_enabled = 1, .tx_lpi_enabled = 1, .tx_lpi_timer = 51,
	};
	card->channels = (struct ethtool_channels){
		.max_combined = QUEUES, .combined_count = QUEUES, .max_other = 1, .other_count = 1,
	};
}

static int stop(struct platform_device *parent)
{
	int i;

	for (i = 0; i < CARDS; i++)
		if (devices[i]) {
			unregister_netdev(devices[i]);
			free_netdev(devices[i]);
		}
	if (bus) {
		if (bus->state == MDIOBUS_REGISTERED)
			mdiobus_unregister(bus);
		mdiobus_free(bus);
	}
	return 0;
}

static int start(struct platform_device *parent)
{
	int i, err = add_bus();

	for (i = 0; !err && i < CARDS; i++) {
		struct net_device *dev = alloc_etherdev_mqs(sizeof(struct card), QUEUES, QUEUES);

		err = -ENOMEM;
		if (!dev)
			break;
		SET_NETDEV_DEV(dev, &parent->dev);
		snprintf(dev->name, sizeof(dev->name), "card%d", i);
		dev->netdev_ops = &device_ops;
		dev->ethtool_ops = &ethtool_ops;
		eth_hw_addr_random(dev);
		start_card(netdev_priv(dev), i);
		err = register_netdev(dev);
		if (err)
			free_netdev(dev);
		else
			devices[i] = dev;
	}
	if (err)
		stop(parent);
	return err;
}

static struct platform_driver driver = { .remove = stop, .driver.name = "nlcard" };
static struct platform_device *device;

static int __init nlcard_init(void)
{
	int err = phy_drivers_register(phy_drivers, ARRAY_SIZE(phy_drivers), THIS_MODULE);

	if (err)
		return err;
	device = platform_create_bundle(&driver, start, NULL, 0, NULL, 0);
	err = PTR_ERR_OR_ZERO(device);
	if (err)
		phy_drivers_unregister(phy_drivers, ARRAY_SIZE(phy_drivers));
	return err;
}

static void __exit nlcard_exit(void)
{
	platform_device_unregister(device);
	platform_driver_unregister(&driver);
	phy_drivers_unregister(phy_drivers, ARRAY_SIZE(phy_drivers));
}

module_init(nlcard_init);
module_exit(nlcard_exit);
MODULE_DESCRIPTION("network cards that answer whatever ethtool asks");
MODULE_LICENSE("Dual MIT/GPL");
