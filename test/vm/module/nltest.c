// SPDX-License-Identifier: GPL-2.0 OR MIT
/*
 * What a kernel developer may have on the desk: a protocol of its own on a number that nobody has registered (31), and
 * a generic family of its own (nltest) with a policy, nests, a group, do and dump. Specs: test/vm/specs.
 */
#include <linux/module.h>
#include <linux/netlink.h>
#include <linux/version.h>
#include <net/genetlink.h>
#include <net/netlink.h>
#include <net/sock.h>

/* Protocol 31 */

#define NLTEST_PROTOCOL 31
#define NLTEST_GROUP 1

enum { NLTEST_ASK = NLMSG_MIN_TYPE, NLTEST_ANSWER, NLTEST_EMIT, NLTEST_EVENT };
enum { NLTEST_TEXT = 1, NLTEST_COUNT, NLTEST_PAIR, NLTEST_MAX = NLTEST_PAIR };
enum { NLTEST_PAIR_KEY = 1, NLTEST_PAIR_VALUE };

struct nltest_hdr {
	__u8 version;
	__u8 flags;
	__be16 port;
	__u32 id;
};

static const struct nla_policy raw_policy[NLTEST_MAX + 1] = {
	[NLTEST_TEXT] = { .type = NLA_NUL_STRING, .len = 31 },
	[NLTEST_COUNT] = { .type = NLA_U32 },
	[NLTEST_PAIR] = { .type = NLA_NESTED },
};

static struct sock *raw_socket;

static struct sk_buff *raw_message(u32 port, u32 seq, int type, const struct nltest_hdr *asked, const char *text, u32 count)
{
	struct sk_buff *skb = nlmsg_new(NLMSG_DEFAULT_SIZE, GFP_KERNEL);
	struct nltest_hdr *header;
	struct nlmsghdr *nlh;
	struct nlattr *pair;

	if (!skb)
		return NULL;
	nlh = nlmsg_put(skb, port, seq, type, sizeof(*header), 0);
	if (!nlh)
		goto fail;
	header = nlmsg_data(nlh);
	*header = *asked;
	header->id++;
	if (nla_put_string(skb, NLTEST_TEXT, text) || nla_put_u32(skb, NLTEST_COUNT, count))
		goto fail;
	pair = nla_nest_start(skb, NLTEST_PAIR);
	if (!pair || nla_put_u16(skb, NLTEST_PAIR_KEY, 7) ||
	    nla_put_u64_64bit(skb, NLTEST_PAIR_VALUE, 0x1122334455667788ULL, 0))
		goto fail;
	nla_nest_end(skb, pair);
	nlmsg_end(skb, nlh);
	return skb;
fail:
	nlmsg_free(skb);
	return NULL;
}

static int raw_receive(struct sk_buff *skb, struct nlmsghdr *nlh, struct netlink_ext_ack *extack)
{
	struct nlattr *tb[NLTEST_MAX + 1];
	const struct nltest_hdr *header;
	const char *text = "nothing";
	struct sk_buff *answer;
	u32 count = 0;
	int err;

	err = nlmsg_parse(nlh, sizeof(*header), tb, NLTEST_MAX, raw_policy, extack);
	if (err)
		return err;
	header = nlmsg_data(nlh);
	if (tb[NLTEST_TEXT])
		text = nla_data(tb[NLTEST_TEXT]);
	if (tb[NLTEST_COUNT])
		count = nla_get_u32(tb[NLTEST_COUNT]);
	switch (nlh->nlmsg_type) {
	case NLTEST_ASK:
		answer = raw_message(NETLINK_CB(skb).portid, nlh->nlmsg_seq, NLTEST_ANSWER, header, text, count);
		if (!answer)
			return -ENOMEM;
		return nlmsg_unicast(raw_socket, answer, NETLINK_CB(skb).portid);
	case NLTEST_EMIT:
		answer = raw_message(0, 0, NLTEST_EVENT, header, text, count);
		if (!answer)
			return -ENOMEM;
		err = nlmsg_multicast(raw_socket, answer, 0, NLTEST_GROUP, GFP_KERNEL);
		return err == -ESRCH ? 0 : err;
	default:
		NL_SET_ERR_MSG(extack, "unknown message type");
		return -EOPNOTSUPP;
	}
}

static void raw_input(struct sk_buff *skb)
{
	netlink_rcv_skb(skb, raw_receive);
}

/* The generic family */

enum { NLTEST_CMD_GET = 1, NLTEST_CMD_SET, NLTEST_CMD_CHANGED };
enum {
	NLTEST_A_ID = 1,
	NLTEST_A_NAME,
	NLTEST_A_FLAGS,
	NLTEST_A_DATA,
	NLTEST_A_SPEC,
	NLTEST_A_BITS,
	NLTEST_A_DELTA,
	NLTEST_A_MAX = NLTEST_A_DELTA,
};
enum {
	NLTEST_SPEC_RATE = 1,
	NLTEST_SPEC_MODE,
	NLTEST_SPEC_MAC,
	NLTEST_SPEC_ENABLED,
	NLTEST_SPEC_LIMITS,
	NLTEST_SPEC_MAX = NLTEST_SPEC_LIMITS,
};
enum { NLTEST_LIMIT_LEAST = 1, NLTEST_LIMIT_MOST, NLTEST_LIMIT_MAX = NLTEST_LIMIT_MOST };

#define OBJECTS 8
#define DATA_MAX 64

struct object {
	u32 id;
	char name[16];
	u32 flags;
	u8 data[DATA_MAX];
	u32 data_length;
	u64 rate;
	u8 mode;
	u8 mac[6];
	bool enabled;
	s32 least, most;
	struct nla_bitfield32 bits;
	s32 delta;
};

static struct object objects[OBJECTS];
static DEFINE_MUTEX(objects_lock);

static const struct nla_policy limit_policy[NLTEST_LIMIT_MAX + 1] = {
	[NLTEST_LIMIT_LEAST] = { .type = NLA_S32 },
	[NLTEST_LIMIT_MOST] = { .type = NLA_S32 },
};

static const struct nla_policy spec_policy[NLTEST_SPEC_MAX + 1] = {
	[NLTEST_SPEC_RATE] = { .type = NLA_U64 },
	[NLTEST_SPEC_MODE] = NLA_POLICY_MAX(NLA_U8, 2),
	[NLTEST_SPEC_MAC] = NLA_POLICY_EXACT_LEN(6),
	[NLTEST_SPEC_ENABLED] = { .type = NLA_FLAG },
	[NLTEST_SPEC_LIMITS] = NLA_POLICY_NESTED_ARRAY(limit_policy),
};

static const struct nla_policy set_policy[NLTEST_A_MAX + 1] = {
	[NLTEST_A_ID] = NLA_POLICY_RANGE(NLA_U32, 1, 1000),
	[NLTEST_A_NAME] = { .type = NLA_NUL_STRING, .len = 15 },
	[NLTEST_A_FLAGS] = NLA_POLICY_MASK(NLA_U32, 7),
	[NLTEST_A_DATA] = { .type = NLA_BINARY, .len = DATA_MAX },
	[NLTEST_A_SPEC] = NLA_POLICY_NESTED(spec_policy),
	[NLTEST_A_BITS] = NLA_POLICY_BITFIELD32(3),
	[NLTEST_A_DELTA] = NLA_POLICY_RANGE(NLA_S32, -100, 100),
};

static const struct nla_policy get_policy[NLTEST_A_MAX + 1] = {
	[NLTEST_A_ID] = NLA_POLICY_RANGE(NLA_U32, 1, 1000),
};

static struct genl_family family;

static int put_object(struct sk_buff *skb, u32 port, u32 seq, int flags, u8 command, const struct object *object)
{
	void *header = genlmsg_put(skb, port, seq, &family, flags, command);
	struct nlattr *spec, *limits, *limit;

	if (!header)
		return -EMSGSIZE;
	if (nla_put_u32(skb, NLTEST_A_ID, object->id) || nla_put_string(skb, NLTEST_A_NAME, object->name) ||
	    nla_put_u32(skb, NLTEST_A_FLAGS, object->flags) ||
	    nla_put(skb, NLTEST_A_DATA, object->data_length, object->data))
		goto fail;
	spec = nla_nest_start(skb, NLTEST_A_SPEC);
	if (!spec || nla_put_u64_64bit(skb, NLTEST_SPEC_RATE, object->rate, 0) ||
	    nla_put_u8(skb, NLTEST_SPEC_MODE, object->mode) || nla_put(skb, NLTEST_SPEC_MAC, 6, object->mac) ||
	    (object->enabled && nla_put_flag(skb, NLTEST_SPEC_ENABLED)))
		goto fail;
	limits = nla_nest_start(skb, NLTEST_SPEC_LIMITS);
	limit = limits ? nla_nest_start(skb, 1) : NULL;
	if (!limit || nla_put_s32(skb, NLTEST_LIMIT_LEAST, object->least) ||
	    nla_put_s32(skb, NLTEST_LIMIT_MOST, object->most))
		goto fail;
	nla_nest_end(skb, limit);
	nla_nest_end(skb, limits);
	nla_nest_end(skb, spec);
	if (nla_put_bitfield32(skb, NLTEST_A_BITS, object->bits.value, object->bits.selector) ||
	    nla_put_s32(skb, NLTEST_A_DELTA, object->delta))
		goto fail;
	genlmsg_end(skb, header);
	return 0;
fail:
	genlmsg_cancel(skb, header);
	return -EMSGSIZE;
}

static struct object *find_object(u32 id)
{
	int i;

	for (i = 0; i < OBJECTS; i++)
		if (objects[i].id == id)
			return &objects[i];
	return NULL;
}

static int get_one(struct sk_buff *skb, struct genl_info *info)
{
	struct sk_buff *answer;
	struct object *object;
	int err = -ENOENT;

	if (GENL_REQ_ATTR_CHECK(info, NLTEST_A_ID))
		return -EINVAL;
	answer = genlmsg_new(NLMSG_DEFAULT_SIZE, GFP_KERNEL);
	if (!answer)
		return -ENOMEM;
	mutex_lock(&objects_lock);
	object = find_object(nla_get_u32(info->attrs[NLTEST_A_ID]));
	if (object)
		err = put_object(answer, info->snd_portid, info->snd_seq, 0, NLTEST_CMD_GET, object);
	else
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[NLTEST_A_ID], "no object with this number");
	mutex_unlock(&objects_lock);
	if (err) {
		nlmsg_free(answer);
		return err;
	}
	return genlmsg_reply(answer, info);
}

static int get_all(struct sk_buff *skb, struct netlink_callback *cb)
{
	int i;

	mutex_lock(&objects_lock);
	for (i = cb->args[0]; i < OBJECTS; i++)
		if (objects[i].id && put_object(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq, NLM_F_MULTI,
						NLTEST_CMD_GET, &objects[i]))
			break;
	mutex_unlock(&objects_lock);
	cb->args[0] = i;
	return skb->len;
}

static int set_limits(struct object *object, const struct nlattr *limits, struct netlink_ext_ack *extack)
{
	struct nlattr *tb[NLTEST_LIMIT_MAX + 1], *one;
	int left, err;

	nla_for_each_nested(one, limits, left) {
		err = nla_parse_nested(tb, NLTEST_LIMIT_MAX, one, limit_policy, extack);
		if (err)
			return err;
		if (tb[NLTEST_LIMIT_LEAST])
			object->least = nla_get_s32(tb[NLTEST_LIMIT_LEAST]);
		if (tb[NLTEST_LIMIT_MOST])
			object->most = nla_get_s32(tb[NLTEST_LIMIT_MOST]);
	}
	return 0;
}

static int set_spec(struct object *object, const struct nlattr *spec, struct netlink_ext_ack *extack)
{
	struct nlattr *tb[NLTEST_SPEC_MAX + 1];
	int err = nla_parse_nested(tb, NLTEST_SPEC_MAX, spec, spec_policy, extack);

	if (err)
		return err;
	if (tb[NLTEST_SPEC_RATE])
		object->rate = nla_get_u64(tb[NLTEST_SPEC_RATE]);
	if (tb[NLTEST_SPEC_MODE])
		object->mode = nla_get_u8(tb[NLTEST_SPEC_MODE]);
	if (tb[NLTEST_SPEC_MAC])
		nla_memcpy(object->mac, tb[NLTEST_SPEC_MAC], sizeof(object->mac));
	object->enabled = tb[NLTEST_SPEC_ENABLED];
	return tb[NLTEST_SPEC_LIMITS] ? set_limits(object, tb[NLTEST_SPEC_LIMITS], extack) : 0;
}

static int set_one(struct sk_buff *skb, struct genl_info *info)
{
	struct nlattr **tb = info->attrs;
	struct object *object;
	struct sk_buff *event;
	int err = 0;
	u32 id;

	if (GENL_REQ_ATTR_CHECK(info, NLTEST_A_ID))
		return -EINVAL;
	id = nla_get_u32(tb[NLTEST_A_ID]);
	event = genlmsg_new(NLMSG_DEFAULT_SIZE, GFP_KERNEL);
	if (!event)
		return -ENOMEM;
	mutex_lock(&objects_lock);
	object = find_object(id) ?: find_object(0);
	if (!object) {
		err = -ENOSPC;
		goto out;
	}
	object->id = id;
	if (tb[NLTEST_A_NAME])
		nla_strscpy(object->name, tb[NLTEST_A_NAME], sizeof(object->name));
	if (tb[NLTEST_A_FLAGS])
		object->flags = nla_get_u32(tb[NLTEST_A_FLAGS]);
	if (tb[NLTEST_A_DATA])
		object->data_length = nla_memcpy(object->data, tb[NLTEST_A_DATA], DATA_MAX);
	if (tb[NLTEST_A_BITS])
		object->bits = nla_get_bitfield32(tb[NLTEST_A_BITS]);
	if (tb[NLTEST_A_DELTA])
		object->delta = nla_get_s32(tb[NLTEST_A_DELTA]);
	if (tb[NLTEST_A_SPEC])
		err = set_spec(object, tb[NLTEST_A_SPEC], info->extack);
	if (!err)
		err = put_object(event, 0, 0, 0, NLTEST_CMD_CHANGED, object);
out:
	mutex_unlock(&objects_lock);
	if (err) {
		nlmsg_free(event);
		return err;
	}
	genlmsg_multicast(&family, event, 0, 0, GFP_KERNEL);
	return 0;
}

static const struct genl_ops operations[] = {
	{
		.cmd = NLTEST_CMD_GET,
		.doit = get_one,
		.dumpit = get_all,
		.policy = get_policy,
		.maxattr = NLTEST_A_MAX,
	},
	{
		.cmd = NLTEST_CMD_SET,
		.flags = GENL_ADMIN_PERM,
		.doit = set_one,
		.policy = set_policy,
		.maxattr = NLTEST_A_MAX,
	},
};

static const struct genl_multicast_group groups[] = { { .name = "events" } };

static struct genl_family family = {
	.name = "nltest",
	.version = 1,
	.module = THIS_MODULE,
	.ops = operations,
	.n_ops = ARRAY_SIZE(operations),
	.mcgrps = groups,
	.n_mcgrps = ARRAY_SIZE(groups),
#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 1, 0)
	.resv_start_op = NLTEST_CMD_CHANGED + 1,
#endif
};

static int __init nltest_init(void)
{
	struct netlink_kernel_cfg config = { .groups = NLTEST_GROUP, .input = raw_input };
	int err;

	raw_socket = netlink_kernel_create(&init_net, NLTEST_PROTOCOL, &config);
	if (!raw_socket)
		return -ENOMEM;
	err = genl_register_family(&family);
	if (err)
		netlink_kernel_release(raw_socket);
	return err;
}

static void __exit nltest_exit(void)
{
	genl_unregister_family(&family);
	netlink_kernel_release(raw_socket);
}

module_init(nltest_init);
module_exit(nltest_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("A netlink protocol and a generic netlink family for tests of nltool");
