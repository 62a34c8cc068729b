import { defineSite } from 'helplight';

/**
 * The page: what people can reach support by, and what they use the wallet for. Give each channel
 * its official `contact` here: the ones of the sandbox are never shown to customers.
 */
export default defineSite({
  name: { zh: '客服状态', en: 'Support status' },
  defaultLanguage: 'zh',
  timeZone: 'Asia/Shanghai',
  timeZoneName: { zh: '北京时间', en: 'Beijing time' },
  groups: [
    {
      slug: 'support',
      name: { zh: '客服', en: 'Support' },
      components: [
        {
          slug: 'chat',
          name: { zh: '在线客服', en: 'Chat' },
          channel: 'chat',
          sandboxContact: {
            label: { zh: '打开会话', en: 'Open a conversation' },
            href: 'https://wallet.example/chat',
          },
          fallbacks: ['phone', 'email'],
          targets: ['SUPPORT_CHAT_URL'],
        },
        {
          slug: 'phone',
          name: { zh: '电话客服', en: 'Phone' },
          channel: 'phone',
          sandboxContact: {
            label: { zh: '400-000-0000', en: '400-000-0000' },
            href: 'tel:400-000-0000',
          },
          fallbacks: ['chat', 'email'],
          targets: ['SUPPORT_SIP_URI'],
        },
        {
          slug: 'email',
          name: { zh: '邮件客服', en: 'Email' },
          channel: 'email',
          sandboxContact: {
            label: { zh: 'help@wallet.example', en: 'help@wallet.example' },
            href: 'mailto:help@wallet.example',
          },
          fallbacks: ['chat', 'phone'],
          targets: ['SUPPORT_SMTP_URL', 'SUPPORT_IMAP_URL'],
        },
        {
          slug: 'api',
          name: { zh: '客服接口', en: 'Support API' },
          targets: ['SUPPORT_API_URL'],
        },
      ],
    },
    {
      slug: 'wallet',
      name: { zh: '钱包功能', en: 'Wallet functions' },
      components: [
        {
          slug: 'signin',
          name: { zh: '登录', en: 'Sign-in' },
          targets: ['WALLET_SIGNIN_URL'],
        },
        {
          slug: 'payments',
          name: { zh: '支付', en: 'Payments' },
          targets: ['WALLET_PAYMENTS_URL'],
        },
        {
          slug: 'withdrawals',
          name: { zh: '提现', en: 'Withdrawals' },
          targets: ['WALLET_WITHDRAWALS_URL'],
        },
        {
          slug: 'verification',
          name: { zh: '身份验证', en: 'Verification' },
          targets: ['WALLET_VERIFICATION_URL'],
        },
      ],
    },
  ],
});
